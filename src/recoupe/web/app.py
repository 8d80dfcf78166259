"""The application: an address to its screen, a screen to its form, what goes wrong to one shape."""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib.resources import files

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recoupe.corpus import Corpus
from recoupe.model.errors import DossierError, NotFoundError, RecoupeError, UsageError
from recoupe.render.page.html import Html, el
from recoupe.render.page.phrases import phrase
from recoupe.render.page.words import LANGUAGES, load_words
from recoupe.web import frame, twins
from recoupe.web.address import Address, only, split_form
from recoupe.web.guard import Guard, Refused, may_write
from recoupe.web.jobs import Jobs
from recoupe.web.screen import Call, Screen, Settings, Table
from recoupe.web.screens import SHOWN, check_known
from recoupe.web.writes import WRITES, Form

_LOG = logging.getLogger(__name__)
_STATUS = ((NotFoundError, 404), (Refused, 403), (UsageError, 400), (DossierError, 503))
_FILES = {"page.css": "render/page/page.css", "web.css": "web/static/web.css", "web.js": "web/static/web.js"}
_KINDS = {"css": "text/css", "js": "text/javascript"}
_FORMS = 10  # a form may be so many times as large as one file
_FIELDS = 200  # fields and files of one form, at most


def make_app(settings: Settings) -> Starlette:
    """The workspace of one dossier, as an ASGI application."""
    jobs = Jobs(settings.path, max_bytes=settings.max_bytes)
    if settings.compare and settings.token:
        jobs.start((), nothing=True)

    async def respond(request: Request) -> Response:
        form: Form | None = None
        if request.method == "POST":
            try:
                form = await _form_of(request, settings)
            except (HTTPException, UsageError) as error:
                return _refused(request, str(getattr(error, "detail", error)), settings)
        return await run_in_threadpool(_answer, request, form, settings, jobs)

    routes = [
        Route("/-/static/{name}", _static, methods=["GET"]),
        Route("/{path:path}", respond, methods=["GET", "POST"]),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, settings=settings)])


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        return Response(twins.as_error(404, f"no file {name!r}"), 404, media_type="application/json")
    data = files("recoupe").joinpath(_FILES[name]).read_bytes()
    return Response(data, media_type=_KINDS[name.rpartition(".")[2]], headers={"cache-control": "no-cache"})


async def _form_of(request: Request, settings: Settings) -> Form:
    """The fields and files of a form, small ones only."""
    if int(request.headers.get("content-length") or 0) > _FORMS * settings.max_bytes:
        raise UsageError("too much at once; add fewer files")
    fields: dict[str, str] = {}
    uploads: list[tuple[str, bytes]] = []
    async with request.form(max_files=_FIELDS, max_fields=_FIELDS, max_part_size=settings.max_bytes) as given:
        for name, value in given.multi_items():
            if isinstance(value, UploadFile):
                if value.filename:
                    uploads.append((value.filename, await value.read(settings.max_bytes + 1)))
            else:
                fields[name] = value
    return Form(fields, tuple(uploads), dict(request.headers))


def _refused(request: Request, why: str, settings: Settings) -> Response:
    path, kind = split_form(request.scope["path"])
    error = UsageError(f"this form cannot be read ({why}); send it from a page of the workspace")
    return _failed(error, Address(path), kind, settings.language, settings)


def _answer(request: Request, form: Form | None, settings: Settings, jobs: Jobs) -> Response:
    path, kind = split_form(request.scope["path"])
    address = Address(path, tuple(request.query_params.multi_items()))
    language = address.get("lang", settings.language)
    try:
        words = load_words(only(dict(address.query), "lang", LANGUAGES, settings.language))
        if form is not None:
            return _written(address, form, settings, jobs)
        with Corpus.open(settings.path, read_only=True) as corpus:
            name, _, rest = path.strip("/").partition("/") if path != "/" else ("", "", "")
            show = SHOWN.get(name)
            if show is None:
                raise NotFoundError(f"no screen {path!r}; the first is /")
            check_known(name, address)
            call = Call(address, rest, words, corpus, corpus.view(), settings, jobs)
            return _formed(show(call), call, kind)
    except Exception as error:  # whatever happens, the answer has the one shape of errors
        language = language if language in LANGUAGES else settings.language
        return _failed(error, address, kind, language, settings)


def _formed(screen: Screen, call: Call, kind: str) -> Response:
    forms: dict[str, tuple[str, Callable[[], str]]] = {
        "html": ("text/html", lambda: frame.page(screen, call.address, call.words, call.settings)),
        "json": ("application/json", lambda: twins.as_json(screen, call.address)),
        "csv": ("text/csv", lambda: twins.as_csv(screen)),
        "geojson": ("application/geo+json", lambda: twins.as_geojson(screen, call.address)),
        "svg": ("image/svg+xml", lambda: twins.as_svg(screen, call.address)),
    }
    if kind == "geojson" and screen.features is None:
        raise NotFoundError(f"{call.address.path} holds no places; take .json or .csv")
    media, write = forms[kind]
    headers = {"cache-control": "no-store"}
    if kind != "html":
        headers["content-disposition"] = (
            f'{"attachment" if kind == "svg" else "inline"}; filename="{screen.name}.{kind}"'
        )
        headers["x-recoupe-truncated"] = str(screen.table.truncated).lower()
        if screen.table.next:
            headers["link"] = f'<{call.address.here(kind, after=screen.table.next)}>; rel="next"'
    if kind == "svg":
        headers["content-security-policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return Response(write().encode("utf-8", "backslashreplace"), media_type=f"{media}; charset=utf-8", headers=headers)


def _written(address: Address, form: Form, settings: Settings, jobs: Jobs) -> Response:
    """Do what a form asks, then lead to where it is seen."""
    may_write(form.headers, form.fields.get("token", ""), settings)
    write = WRITES.get(address.path)
    if write is None:
        raise NotFoundError(f"nothing can be written at {address.path!r}")
    with Corpus.open(settings.path) as corpus:
        return RedirectResponse(write(corpus, form, address, jobs), 303)


def _failed(error: Exception, address: Address, kind: str, language: str, settings: Settings) -> Response:
    status = next((code for known, code in _STATUS if isinstance(error, known)), 500)
    if not isinstance(error, RecoupeError):
        _LOG.error("a screen failed", exc_info=error)
    message = str(error) if isinstance(error, RecoupeError) else f"unexpected {type(error).__name__}; please report it"
    if kind != "html":
        return Response(twins.as_error(status, message), status, media_type="application/json")
    words = load_words(language)

    def body() -> Html:
        return el("p", phrase(message, language), class_="error", role="alert")

    screen = Screen("error", words("web.error", n=status), body, Table(()))
    return Response(frame.page(screen, address, words, settings), status, media_type="text/html; charset=utf-8")
