"""`/adding/RUN`: how far is it? Told anew every second until it ends; no script is needed."""

from __future__ import annotations

from recoupe.render.page.html import Child, Html, el, join, table
from recoupe.render.page.phrases import phrase
from recoupe.web import frame
from recoupe.web.jobs import Job
from recoupe.web.screen import Call, Screen, Table

COLUMNS = ("run", "state", "done", "total", "name", "read", "known", "claims", "set_aside", "error")


def show(call: Call) -> Screen:
    """One run of adding."""
    job = call.jobs.get(call.rest)
    summary = job.summary
    row = {
        "run": job.id, "state": job.state, "done": job.done, "total": job.total, "name": job.name,
        "read": summary and summary.read, "known": summary and summary.known, "claims": summary and summary.claims,
        "set_aside": summary and len(summary.set_aside), "error": job.error or None,
    }  # fmt: skip

    def body() -> Html:
        return _body(job, call)

    title = call.words(f"adding.{job.state}")
    return Screen("adding", title, body, Table(COLUMNS, (row,), total=1), refresh=None if job.ended else 1, nav="home")


def _body(job: Job, call: Call) -> Html:
    words = call.words
    parts: list[Child] = []
    if not job.ended:
        bar = el("progress", max=str(max(job.total, 1)), value=str(job.done), aria_label=words("adding.running"))
        said = words("adding.progress", done=words.number(job.done), total=words.number(job.total))
        parts += [el("p", bar, " ", said, " ", el("bdi", job.name), role="status")]
        stop = (frame.token(call.settings), el("input", type="hidden", name="job", value=job.id),
                el("button", words("adding.stop"), type="submit"))  # fmt: skip
        parts.append(el("form", *stop, action=call.link("/stop"), method="post"))
    if job.error:
        parts.append(el("p", phrase(job.error, words.language), class_="error", role="alert"))
    if job.state == "stopped":
        parts.append(el("p", words("adding.kept")))
    if summary := job.summary:
        told = (words.count("articles", summary.read), words.count("claims", summary.claims),
                words("adding.known", n=words.number(summary.known)))  # fmt: skip
        parts.append(el("p", " · ".join(told), class_="counts", role="status"))
        if summary.set_aside:
            rows: list[tuple[Child, ...]] = [
                (each.name, each.code, phrase(each.message, words.language)) for each in summary.set_aside
            ]
            heads = (words("fact.file"), words("summary.reason"), words("home.message"))
            parts.append(table(words("summary.failures"), heads, rows))
    ways = (el("a", words("web.home"), href=call.link("/")), el("a", words("web.claims"), href=call.link("/claims")))
    parts.append(el("p", join(*ways, by=" · ")))
    return join(*parts)
