"""Which numbers come as int and bool."""

import os

from neuron import h

s = h.Section(name="s")
d = h.Section(name="d")
d.connect(s(1))
s.insert("hh")
clamp, syn, stim = h.IClamp(s(0.5)), h.ExpSyn(s(0.5)), h.NetStim()
v, items, sl, ref, nc, f = (
    h.Vector([1, 2, 3]),
    h.List(),
    h.SectionList(),
    h.SectionRef(sec=s),
    h.NetCon(stim, syn),
    h.File(),
)
cv, pc, m, sf, r, g = h.CVode(), h.ParallelContext(), h.Matrix(2, 2), h.StringFunctions(), h.Random(), h.Graph(False)
ms, mt, mt1 = h.MechanismStandard("hh"), h.MechanismType(0), h.MechanismType(1)
box, rvp, shape, text = h.VBox(), h.RangeVarPlot("v"), h.PlotShape(False), h.ref("")
mt.select("hh")
mt1.select("NetStim")
calls = {
    "Vector": (
        v,
        "contains:2 eq:v indwhere:'==',2 min_ind max_ind size buffer_size mean sum get:1 dot:v meansqerr:v reduce:'abs' label mark:g,0.1",
    ),
    "List": (items, "append:v count selected index:v select:0 remove:0 prepend:v remove_all"),
    "NetCon": (nc, "valid srcgid active active:1 wcnt"),
    "File": (
        f,
        "wopen:'types.txt' isopen printf:'x' close ropen:'types.txt' eof tell seek gets:text close aopen:'types.txt' close unlink getname dir",
    ),
    "CVode": (
        cv,
        "queue_mode stiff jacobian maxorder condition_order debug_event order:0 cache_efficient:0 active:1 active:0 use_local_dt use_daspk use_fast_imem use_mxb current_method structure_change_count diam_change_count atol rtol minstep maxstep atolscale:'v' use_long_double re_init",
    ),
    "Matrix": (m, "nrow ncol sprowlen:0 getval:0,0 setval:0,0,3 det:h.ref(0)"),
    "SectionList": (sl, "append:s unique contains:s remove:s allroots wholetree:s size"),
    "MechanismStandard": (ms, "count name:text is_array:'m_hh' _in:0.5 panel:'a' action:'a=1'"),
    "MechanismType": (
        mt,
        "count selected select:1 selected:text is_netcon_target:0 is_ion has_net_event:0 is_artificial:0 code file internal_type is_target:1",
    ),
    "ParallelContext": (
        pc,
        "nthread nworker sec_in_thread thread_how_many_proc optimize_node_order gid_exists:1 id nhost id_world nhost_world id_bbs nhost_bbs working look:'a' look_take:'a' set_gid2node:3,0 cell:3,nc gid_exists:3 threshold:3 set_maxstep:10 barrier allreduce:2,1 broadcast:v,0 time wait_time step_time spike_compress:0 userid context",
    ),
    "SectionRef": (ref, "nchild has_parent has_trueparent exists is_cas"),
    "StringFunctions": (
        sf,
        "len:'abc' substr:'abc','c' head:'ab','b',text tail:'ab','a',text is_name:'s' is_point_process:'IClamp' is_artificial:'NetStim' alias:v,'me',v._ref_x[0] right:text,1 left:text,1",
    ),
    "Graph": (g, "view_count size:0,1,0,1 flush exec_menu:'Keep' erase color:2 addvar:'v(0.5)'"),
    "PlotShape": (shape, "show:1 variable:'v' scale:0,1 flush nearest:0,0"),
    "VBox": (box, "ismapped"),
    "RangeVarPlot": (rvp, "color:2 left right begin:s(0) end:d(1) to_vector:v origin:0"),
    "Random": (r, "Random123:1,2,3 seq get_seq uniform:0,1 repick MCellRan4:1 setseq"),
    "clamp": (clamp, "has_loc get_loc loc:0.5"),
    "h": (
        h,
        "finitialize:-65 fadvance n3d ismembrane:'hh' issection:'s' section_exists:'s' name_declared:'s' load_file:'stdrun.hoc' units:'dt' nernst:1,2,1 secname sectionname:text section_owner is_point_process object_id:v execute1:'x=1' execute:'x=1' fcurrent pop_section:-1 parent_node parent_connection section_orientation area:0.5 ri:0.5 distance L startsw stopsw cvode_active using_cvode_ numarg setdata_hh:0.5 ion_style:'na_ion' ion_charge:'na_ion' ion_register:'zz',2 nrn_get_mechname topology secondorder stoprun tstop dt celsius hoc_ac_ nseg Ra cm diam diam_changed use_mcell_ran4 mcell_ran4_init:0 nrnversion unix_mac_pc ghk:1,2,3,1 erf:0.5 initnrn hname",
    ),
}
for name, (target, methods) in calls.items():
    told = []
    for call in methods.split():
        method, _, given = call.partition(":")
        try:
            member = getattr(target, method)
            value = member(*eval(f"[{given}]", globals())) if callable(member) else member
            told.append(f"{method} {type(value).__name__}")
        except Exception:
            told.append(f"{method} -")
    print(name, ", ".join(told))
if os.path.exists("types.txt"):
    os.remove("types.txt")

# expect: Vector contains bool, eq float, indwhere int, min_ind int, max_ind int, size int, buffer_size int, mean float, sum float, get float, dot float, meansqerr float, reduce float, label str, mark Vector
# expect: List append float, count int, selected int, index int, select float, remove float, prepend float, remove_all float
# expect: NetCon valid bool, srcgid int, active bool, active bool, wcnt float
# expect: File wopen float, isopen float, printf float, close float, ropen float, eof float, tell int, seek float, gets float, close float, aopen float, close float, unlink float, getname str, dir str
# expect: CVode queue_mode int, stiff int, jacobian int, maxorder int, condition_order int, debug_event int, order -, cache_efficient bool, active bool, active bool, use_local_dt bool, use_daspk bool, use_fast_imem bool, use_mxb bool, current_method int, structure_change_count int, diam_change_count int, atol float, rtol float, minstep float, maxstep float, atolscale float, use_long_double bool, re_init float
# expect: Matrix nrow int, ncol int, sprowlen -, getval float, setval float, det float
# expect: SectionList append float, unique int, contains bool, remove float, allroots float, wholetree float, size int
# expect: MechanismStandard count int, name int, is_array -, _in float, panel float, action float
# expect: MechanismType count int, selected int, select float, selected int, is_netcon_target bool, is_ion bool, has_net_event bool, is_artificial bool, code str, file str, internal_type float, is_target -
# expect: ParallelContext nthread int, nworker int, sec_in_thread bool, thread_how_many_proc int, optimize_node_order int, gid_exists int, id int, nhost int, id_world int, nhost_world int, id_bbs int, nhost_bbs int, working int, look bool, look_take bool, set_gid2node float, cell float, gid_exists int, threshold float, set_maxstep float, barrier float, allreduce float, broadcast float, time float, wait_time float, step_time float, spike_compress float, userid float, context -
# expect: SectionRef nchild int, has_parent bool, has_trueparent bool, exists bool, is_cas bool
# expect: StringFunctions len int, substr int, head int, tail int, is_name bool, is_point_process -, is_artificial -, alias float, right float, left -
# expect: Graph view_count int, size float, flush float, exec_menu float, erase float, color float, addvar float
# expect: PlotShape show int, variable float, scale float, flush float, nearest float
# expect: VBox ismapped bool
# expect: RangeVarPlot color int, left float, right float, begin float, end float, to_vector float, origin float
# expect: Random Random123 float, seq float, get_seq -, uniform float, repick float, MCellRan4 float, setseq -
# expect: clamp has_loc float, get_loc float, loc float
# expect:
# expect: |-|       s(0-1)
# expect:    `|       d(0-1)
# expect:
# expect: h finitialize float, fadvance float, n3d float, ismembrane float, issection float, section_exists float, name_declared float, load_file float, units str, nernst float, secname str, sectionname float, section_owner NoneType, is_point_process -, object_id float, execute1 float, execute float, fcurrent float, pop_section float, parent_node -, parent_connection float, section_orientation float, area float, ri float, distance float, L float, startsw float, stopsw float, cvode_active float, using_cvode_ float, numarg float, setdata_hh float, ion_style float, ion_charge float, ion_register float, nrn_get_mechname -, topology float, secondorder int, stoprun int, tstop float, dt float, celsius float, hoc_ac_ float, nseg int, Ra float, cm -, diam -, diam_changed int, use_mcell_ran4 float, mcell_ran4_init float, nrnversion str, unix_mac_pc float, ghk float, erf float, initnrn float, hname str
