"""What NEURON has and Ranvier does not, where it belongs to no file: each with the reason and what to do instead."""

from __future__ import annotations

from ..interp.registry import absent


def _class_absent(name: str, members: str, reason: str, advice: str = "") -> None:
    absent(name, reason, advice)
    for member in members.split():
        absent(member, reason, advice, owner=name)


OF_PYTHON = "it is there in Python (from ranvier import h); hoc does not have it in NEURON either."
for name in ("allsec", "baseattr", "cas", "hocobjptr", "ref", "same"):
    absent(name, OF_PYTHON)
_class_absent(
    "Section",
    "cell connect disconnect hname name nseg orientation parentseg subtree wholetree",
    OF_PYTHON,
    "In hoc `create` makes sections, and SectionRef tells about one.",
)
for name in ("preseg", "postseg"):
    absent(name, OF_PYTHON, "NetCon.preloc and NetCon.postloc give the places.", owner="NetCon")

NO_REACTIONS = "reaction-diffusion is not there yet."
for name in (
    "acos acosh asin asinh atan atan2 ceil copysign cos cosh degrees erf erfc exp expm1 fabs factorial floor fmod "
    "gamma lgamma log log10 log1p pow radians sin sinh sqrt tan tanh trunc vtrap"
).split():
    absent(f"rxdmath.{name}", NO_REACTIONS)
for name in ("rxd.export.sbml", "rxd.nthread", "rxd.re_init", "rxd.set_solve_type"):
    absent(name, NO_REACTIONS)

for name in ("b_rate", "f_rate", "nrn_digest", "WinExec"):
    absent(name, "NEURON's manual mentions it, its hoc does not have it.")

INSIDE = "it is a part of NEURON's tools with windows, not meant for programs."
for name in (
    "Branch2SomaInfo", "DomainParmInfo", "GeoType", "Import3d_LexToken", "Import3d_Property",
    "InhomoFun", "InhomoParm", "LDiamInfo", "P3D", "SDIDispListItem",
    "ShapeLocation", "dummy_inhomo", "inhomofun_template_index_",
):  # fmt: skip
    absent(name, INSIDE)
for name in ("FunctionFitter", "makefitter", "RunFitter", "GatherVec", "makeGatherVec"):
    absent(name, "this window of NEURON is not there.", "MulRunFitter (mulfit.hoc) and fit_praxis fit, Vectors record.")
for name in ("IClamp", "VClamp"):
    absent(name, "it is a button of the window.", "Electrode.stim and Electrode.vc are the clamps.", owner="Electrode")

absent("_pysec", OF_PYTHON)
absent("fmatrix", "the solver's matrix can not be looked into.")
