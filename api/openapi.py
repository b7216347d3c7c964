"""Descriptions and examples for the OpenAPI document."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from api.schemas import CheckRequest, Problem

DESCRIPTION = """\
Checks how a funding proposal in Finnish, Swedish or English aligns with a regional programme. For every
target of the programme the answer holds a calibrated score, a band and the very passages that earned it.

Everything runs on this machine; nothing is stored or sent on. Aligner supports a decision and never
makes one.

Errors are `application/problem+json` (RFC 9457). Their `type` is `urn:aligner:error:CODE`; `detail` is a
sentence in the language of the request.
"""
TEXT_EXAMPLE = {
    "title": "Hitsaajasta robotin ohjaajaksi",
    "text": "Hankkeessa koulutetaan 120 hitsaajaa ja koneistajaa käyttämään robottisoluja. "
    "Oppilaitos ja viisi konepajaa suunnittelevat kurssit yhdessä.",
    "language": "fi",
}
SECTIONS_EXAMPLE = {
    "id": "2026-017",
    "title": "From welder to robot operator",
    "sections": [
        {"name": "need", "text": "Engineering works cannot find people who can run a robot cell."},
        {"name": "actions", "text": "The project trains 120 welders and machinists to run robot cells."},
    ],
    "programme": "kymenlaakso-2022-2025",
    "language": "en",
}
FORM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "file": {
            "type": "string",
            "format": "binary",
            "description": "The proposal as a file: DOCX, ODT, PDF, RTF, HTML or plain text.",
        },
        "text": {"type": "string", "description": "The proposal as text, instead of a file."},
        "title": {"type": "string"},
        "id": {"type": "string"},
        "programme": {"type": "string", "default": "kymenlaakso-2022-2025"},
        "language": {"type": "string", "enum": ["fi", "sv", "en"]},
        "audience": {"type": "string", "enum": ["applicant", "officer"], "default": "applicant"},
    },
}


def check_body() -> dict[str, Any]:
    """Return the ``requestBody`` of ``POST /v1/check``."""
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": inlined(CheckRequest),
                    "examples": {
                        "text": {"summary": "Plain text", "value": TEXT_EXAMPLE},
                        "sections": {"summary": "Sections", "value": SECTIONS_EXAMPLE},
                    },
                },
                "multipart/form-data": {"schema": FORM_SCHEMA},
            },
        }
    }


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the ``responses`` for errors of these statuses."""
    described = {
        400: "The body cannot be read.",
        404: "There is no such programme.",
        406: "No media type on offer is accepted.",
        413: "The proposal is too large.",
        415: "The body, or the file in it, is of a kind that is not read.",
        422: "The content is not right, is empty, or is in another language.",
        503: "The model is not loaded.",
    }
    content = {"application/problem+json": {"schema": inlined(Problem)}}
    return {status: {"description": described[status], "content": content} for status in statuses}


def inlined(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema of ``model`` with its parts in place of references to them."""
    schema = model.model_json_schema()
    parts = schema.pop("$defs", {})

    def resolve(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return resolve(parts[node["$ref"].rsplit("/", 1)[1]])
            return {key: resolve(value) for key, value in node.items()}
        return [resolve(item) for item in node] if isinstance(node, list) else node

    resolved: dict[str, Any] = resolve(schema)
    return resolved
