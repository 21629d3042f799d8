"""What leaves the room: pages, worksheets, slides, case cards, tables and statements of finished games."""
