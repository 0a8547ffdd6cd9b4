"""An office's application in Django: its own tables, scored by the library when somebody looks."""
