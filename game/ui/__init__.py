"""The window. Nobody imports it but the commands; screens live in game/ui/screens.

How to write a screen
---------------------
    from game.content.text import say
    from game.ui import widgets as w
    from game.ui.screen import Screen

    class Desk(Screen):
        first_focus = "commit"

        def build(self, ui):              # called again after rebuild(), resize, language, text size, theme
            papers = [
                w.Card(
                    w.Label(paper.name, "card"),                    # Text follows the language; str stays
                    w.Chip(say("desk.urgent"), "red"),
                    id=f"paper.{paper.id}", selected=paper is self.open_paper,
                    on_click=lambda p=paper: self.show(p),
                )
                for paper in self.papers
            ]
            scroll = w.ScrollView(w.Column(*papers), grow=1, id="inbox")
            inbox = w.Column(w.heading(say("desk.inbox")), scroll, grow=1)
            commit = w.Button(say("desk.commit"), self.commit, kind="primary", shortcut="ctrl+enter",
                              reason=None if self.ready else say("desk.not_ready"), id="commit")
            if ui.narrow:                 # 1024x768 or large text: fold columns under w.Tabs
                return w.frame(ui, self.top_bar(ui), inbox, commit)
            page = w.ScrollView(w.Paper(w.DocumentPage(self.document), pad=40), grow=1.6, id="page")
            middle = w.Row(inbox, page, gap=16, pad=16, across="fill")
            return w.frame(ui, self.top_bar(ui), middle, commit)

        def show(self, paper):
            self.open_paper = paper
            self.rebuild()                # focus, scroll positions and typed text are kept by id

* `build` depends on the screen's own state only: change the state, call `rebuild()`. Small live changes may
  set a widget directly: `label.say(...)`, `widget.soil()`.
* Sizes are units of a 1280x720 grid; `ui.u(n)` pixels for spaces, `ui.f(n)` for what holds text.
* Layout: Column, Row, Flow (wraps), Grid, Layers, Pad; `grow` shares what is left; whatever may be taller
  than its room goes into a ScrollView. `ui.cols`: width in units of text, `ui.narrow` below 1140; `w.frame`:
  bars above and below.
* Ids are stable and unique: `screen.get("commit").text`, `.value`, `.rect`, `.enabled`, `.reason`.
* Tab, arrows, Enter, Space, Esc and page keys work by themselves; add `shortcut=`, `on_key`, `on_escape`.
* Dialogs: `self.open(lambda ui: w.Dialog(title, body, buttons))`, `self.close_dialog()`, `w.confirm(...)`.
* `self.app`: push, pop, replace, reset, toast, task(work, done, moved=), set_look(lang=, text=, dark=, ...).
* Colours and type by name: theme.py. Tones: red (authority only), blue, teal, amber, violet.
* Own widgets: subclass Widget; measure_width, measure_height(width), paint(painter), relative to self.rect.
* Tests: App(headless=True, size=...), app.push(screen), app.step([events]), screen.texts(), app.picture().
"""
