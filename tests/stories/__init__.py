"""Stories that must come out of the model, each played both ways."""
