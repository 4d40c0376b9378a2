"""Density mechanisms as objects: h.pas puts itself into sections."""

from neuron import h

soma, dend, axon = h.Section(name="soma"), h.Section(name="dend"), h.Section(name="axon")
print(h.pas.insert(soma), h.hh.insert([soma, axon]), h.pas.insert(h.allsec()), h.na_ion.insert(dend))
print([[name for name in ("pas", "hh", "na_ion") if section.has_membrane(name)] for section in h.allsec()])
print(h.pas.uninsert(soma), h.pas.uninsert(h.SectionList([dend, axon])), h.hh.uninsert(dend))
print([[name for name in ("pas", "hh", "na_ion") if section.has_membrane(name)] for section in h.allsec()])
print(soma.insert(h.pas), h.pas.name, h.pas, "SUFFIX hh" in h.hh.code, h.hh.file[-6:], h.na_ion.code == "")
for action in (lambda: h.pas.insert(), lambda: h.pas.insert(3), lambda: h.pas.insert(soma, dend)):
    try:
        action()
    except TypeError:
        print("TypeError")

# expect: None None None None
# expect: [['pas', 'hh', 'na_ion'], ['pas', 'na_ion'], ['pas', 'hh', 'na_ion']]
# expect: None None None
# expect: [['hh', 'na_ion'], ['na_ion'], ['hh', 'na_ion']]
# expect: soma pas neuron.DensityMechanism('pas') True hh.mod True
# expect: TypeError
# expect: TypeError
# expect: TypeError
