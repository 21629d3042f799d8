"""The window. Nobody imports it but the commands; screens live in game/ui/screens.

How to write a screen
---------------------
    from game.content.text import say
    from game.ui import widgets as w
    from game.ui.screen import Screen

    class Desk(Screen):
        first_focus = "commit"

        def build(self, ui):                       # called again after rebuild(), resize, language, text size …
            papers = [
                w.Card(
                    w.Label(paper.name, "card"),                     # Text or str; Text follows the language
                    w.Row(w.Label(paper.office, "small", "ink2", grow=1), w.Chip(say("desk.urgent"), "red")),
                    id=f"paper.{paper.id}", selected=paper is self.open_paper, on_click=lambda p=paper: self.show(p),
                )
                for paper in self.papers
            ]
            inbox = w.Column(w.heading(say("desk.inbox")), w.ScrollView(w.Column(*papers), id="inbox", grow=1), width=310)
            commit = w.Button(say("desk.commit"), self.commit, kind="primary", shortcut="ctrl+enter", id="commit",
                              reason=None if self.ready else say("desk.not_ready"))   # disabled, and says why
            right = w.Column(w.Paragraph(self.words, rich=True, on_link=self.look_up, grow=1), commit, width=300)
            middle = w.Space(grow=1)
            if ui.narrow:                          # 1024x768, or large text: fold columns under tabs
                return w.Column(w.Tabs(...), inbox)
            return w.Row(inbox, middle, right, across="fill", gap=16, pad=16)

        def show(self, paper):
            self.open_paper = paper
            self.rebuild()                         # focus, scroll positions and typed text are kept by id

* `build` is a pure function of the screen's own state: change the state, call `rebuild()`. Small live changes may
  set a widget directly (`label.say(...)`, `widget.soil()`).
* Sizes are units of a 1280x720 grid: `ui.u(n)` for spaces, `ui.f(n)` for what holds text. Never count pixels.
* Layout: Column, Row, Flow (wraps), Grid, Layers, Pad; children with `grow` share what is left; everything that may
  be taller than the window goes into a ScrollView. `ui.cols` is the width in text units, `ui.narrow` < 1140.
* Ids are stable and unique: `screen.get("commit").text`, `.value`, `.rect`, `.enabled`, `.reason`.
* Keyboard comes by itself: Tab, arrows, Enter, Space, Esc, page keys; add `shortcut=` for chords, `on_key`, `on_escape`.
* Dialogs: `self.open(lambda ui: w.Dialog(title, body, buttons))`, `self.close_dialog()`, `w.confirm(...)`.
* `self.app`: push, pop, replace, reset, toast, task(work, done, moved=), set_look(lang=, text=, dark=, contrast=, motion=).
* Colours and type by name: theme.py. Tones: red (authority only), blue, teal, amber, violet.
* Own widgets: subclass Widget; `measure_width`, `measure_height(width)`, `paint(painter)`, all relative to `self.rect`.
* Tests: `App(headless=True, size=…)`, `app.push(screen)`, `app.step([events])`, `screen.texts()`, `app.picture()`.
"""
