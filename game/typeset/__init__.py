"""Setting type and drawing charts as plain data: knows no window, no file, no game.

`breaking` breaks paragraphs, `boxes` divides space, `charts` and its neighbours turn numbers into shapes.
Whoever draws brings a `measure` function; the window and the SVG page therefore break and draw alike.
"""
