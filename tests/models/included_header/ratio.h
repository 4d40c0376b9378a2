#define RATIO (0.25) // of two sizes
