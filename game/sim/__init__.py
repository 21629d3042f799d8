"""The rules, in whole numbers: numpy and the standard library only.

Read in this order: `ruleset` (what content must fill), `state` (what a game is), `engine` (one month),
then `phases/`, one file per mechanism. Nothing here knows a word, a file, a clock or a screen.
"""
