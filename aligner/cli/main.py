"""``aligner``: the group of commands; each command's module is imported only when it is called."""

from __future__ import annotations

import importlib
import sys
from typing import Any

import click

from aligner import __version__

_COMMANDS = {
    "check": ("aligner.cli.check", "Check proposals against a programme and explain the result."),
    "programme": ("aligner.cli.programme", "List, show, lint, start and compare programmes."),
    "encode": ("aligner.cli.encode", "Turn a text file, one passage a line, into vectors."),
    "encoder": ("aligner.cli.encoder", "List the encoders, or build our own."),
    "evaluate": ("aligner.cli.evaluate", "Measure quality on labelled proposals."),
    "train": ("aligner.cli.train", "Fit the scoring model from the training corpus."),
    "corpus": ("aligner.cli.corpus", "Lint the labelled training corpus."),
    "serve": ("aligner.cli.serve", "Start the web page and the HTTP API on this machine."),
}


class _LazyGroup(click.Group):
    """A group whose commands are imported at their first use, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="aligner")
def aligner() -> None:
    """See how funding proposals align with a regional programme, and which sentences say so.

    Everything runs on this machine; nothing is sent anywhere. Aligner supports a decision and never makes
    one.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; errors of ours become one sentence and an exit code, never a traceback."""
    from aligner.errors import AlignerError, UsageError  # noqa: PLC0415

    try:
        return aligner.main(args=arguments, standalone_mode=True)
    except AlignerError as error:
        from aligner.cli.output import fail  # noqa: PLC0415

        fail(error)
        sys.exit(2 if isinstance(error, UsageError) else 3)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
