import subprocess
import sys


def test_importing_the_room_loads_no_library_of_a_file_type():
    code = "import sys, aligner.reading; print({'kreuzberg', 'mammoth', 'pypdfium2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
