"""The application: routes, limits, headers and errors put together."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from anyio import CapacityLimiter
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from aligner.settings import Settings, get_settings
from api import pages, problems, routes
from api.checkers import CheckerPool, LoadChecker, load_from_pipeline
from api.limits import BodyLimit
from api.metrics import CountAnswers, Metrics
from api.openapi import DESCRIPTION
from api.security import SecurityHeaders

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings | None = None, checkers: LoadChecker | None = None) -> FastAPI:
    """Return the application.

    Args:
        settings: those of this process where none are given.
        checkers: gives the checker for a programme's id; ``aligner.pipeline.load_checker`` by default.
    """
    chosen = settings or get_settings()
    app = FastAPI(
        title="Aligner",
        version=_version(),
        description=DESCRIPTION,
        docs_url=None,  # the viewers would fetch scripts from the network
        redoc_url=None,
        lifespan=_lifespan,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    app.state.settings = chosen
    app.state.pool = CheckerPool(checkers or load_from_pipeline)
    app.state.metrics = Metrics()
    app.state.limiter = CapacityLimiter(max(1, os.cpu_count() or 1))
    app.include_router(routes.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    problems.install(app)
    app.add_middleware(BodyLimit, max_bytes=chosen.max_bytes)
    app.add_middleware(CountAnswers, metrics=app.state.metrics)
    app.add_middleware(SecurityHeaders)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Start loading the model, and serve meanwhile."""
    app.state.pool.start()
    yield


def _version() -> str:
    try:
        return version("aligner")
    except PackageNotFoundError:
        return "0"
