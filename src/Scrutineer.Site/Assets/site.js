// Enhances pages that are complete without it.
