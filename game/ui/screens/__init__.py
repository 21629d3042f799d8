"""The screens of the window: one module for each, and modules of one idea that they are made of."""
