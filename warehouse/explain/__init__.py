"""From a figure of a report back to the cells it was made of."""
