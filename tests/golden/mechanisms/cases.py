"""What is run in NEURON (make.py) and in Ranvier (tests/solver/mechanism/test_golden.py): plain data.

Each case is a single section: its densities and point processes with their parameters, and what to look at after
`finitialize`, after each of the first two steps, and at every tenth step to the end. Names with a dot are variables of
the point process of that number: "0.i". `globals` are set before. `events`: (time, point process, weight).
"""

CELL = {"L": 20.0, "diam": 20.0}
SE_LEVELS = {"rs": 0.5, "dur1": 1.0, "amp1": -65.0, "dur2": 2.0, "amp2": 0.0, "dur3": 1.5, "amp3": -90.0}
V_LEVELS = {"dur": [1.0, 2.0, 1.5], "amp": [-65.0, 0.0, -90.0], "gain": 1e5, "tau1": 0.1, "tau2": 0.01}
PULSE = ("IClamp", 0.5, {"del": 0.5, "dur": 2.0, "amp": 0.5})

CASES = {
    "pas": {"density": {"pas": {"g": 2e-4, "e": -65.5}}, "points": [PULSE], "steps": 200, "record": ["v", "i_pas"]},
    "hh": {
        "density": {"hh": {}},
        "points": [PULSE],
        "steps": 400,
        "record": [
            "v",
            "m_hh",
            "h_hh",
            "n_hh",
            "gna_hh",
            "gk_hh",
            "il_hh",
            "ina",
            "ik",
            "minf_hh",
            "mtau_hh",
            "ntau_hh",
        ],
    },
    "hh_warm": {
        "density": {"hh": {"gnabar": 0.3, "el": -60.0}},
        "points": [PULSE],
        "globals": {"celsius": 18.5},
        "steps": 300,
        "record": ["v", "m_hh", "h_hh", "n_hh", "htau_hh"],
    },
    "hh_without_table": {
        "density": {"hh": {}},
        "points": [PULSE],
        "globals": {"usetable_hh": 0},
        "steps": 400,
        "record": ["v", "m_hh", "h_hh", "n_hh"],
    },
    "IClamp": {
        "density": {"pas": {}},
        "points": [("IClamp", 0.5, {"del": 0.1, "dur": 0.3, "amp": -1.5}), ("IClamp", 0.3, {"dur": 1e9, "amp": 0.1})],
        "steps": 60,
        "record": ["v", "0.i", "1.i"],
    },
    "SEClamp": {
        "density": {"hh": {}},
        "points": [
            (
                "SEClamp",
                0.5,
                SE_LEVELS,
            )
        ],
        "steps": 240,
        "record": ["v", "0.i", "0.vc", "m_hh"],
    },
    "VClamp": {
        "density": {"hh": {}},
        "points": [
            (
                "VClamp",
                0.5,
                V_LEVELS,
            )
        ],
        "steps": 240,
        "record": ["v", "0.i", "0.e", "0.vo", "0.vi"],
    },
    "VClamp_default": {
        "density": {"hh": {}},
        "points": [("VClamp", 0.5, {"dur": [1.0, 2.0, 0.0], "amp": [-65.0, 10.0, 0.0]})],
        "steps": 160,
        "record": ["v", "0.i", "0.e", "0.vo", "0.vi"],
    },
    "AlphaSynapse": {
        "density": {"pas": {}},
        "points": [("AlphaSynapse", 0.5, {"onset": 0.5, "tau": 0.3, "gmax": 0.01, "e": -10.0})],
        "steps": 200,
        "record": ["v", "0.i"],
    },
    "ExpSyn": {
        "density": {"pas": {}},
        "points": [("ExpSyn", 0.5, {"tau": 0.7, "e": 5.0}), ("ExpSyn", 0.5, {"tau": 3.0, "e": -80.0})],
        "events": [(0.49, 0, 0.01), (0.99, 0, 0.02), (1.49, 1, 0.03)],
        "steps": 200,
        "record": ["v", "0.i", "0.g", "1.i", "1.g"],
    },
    "Exp2Syn": {
        "density": {"pas": {}},
        "points": [("Exp2Syn", 0.5, {"tau1": 0.3, "tau2": 2.0}), ("Exp2Syn", 0.5, {"tau1": 2.0, "tau2": 2.0})],
        "events": [(0.49, 0, 0.01), (0.99, 0, 0.02), (1.49, 1, 0.03)],
        "steps": 200,
        "record": ["v", "0.i", "0.g", "0.A", "0.B", "1.i", "1.g", "1.tau1"],
    },
    "APCount": {
        "density": {"hh": {}},
        "points": [PULSE, ("APCount", 0.5, {"thresh": 0.0}), ("APCount", 0.5, {"thresh": -65.0})],
        "steps": 500,
        "record": ["v", "1.n", "1.time", "1.firing", "2.n", "2.time", "2.firing"],
    },
}
