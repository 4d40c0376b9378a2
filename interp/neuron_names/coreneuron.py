"""neuron.coreneuron: every run is one of compiled code, so what is set here changes nothing."""

from __future__ import annotations

enable = False
gpu = False
num_gpus = 0
cell_permute = 0
warp_balance = 0
file_mode = False
verbose = 2
prcellstate = -1
model_stats = False
skip_write_model_to_disk = False
model_path: str | None = None
restore_path: str | None = None
save_path: str | None = None
sim_config: str | None = None


def valid_cell_permute() -> set[int]:
    """The values that cell_permute may have."""
    return {1, 2} if gpu else {0, 1}
