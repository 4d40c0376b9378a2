: CHARGE and REPRESENTS of an ion; the GHK equation with its charge
NEURON {
    SUFFIX charged
    REPRESENTS NCIT:C17145
    USEION zz READ zzi, zzo WRITE izz CHARGE 3 REPRESENTS CHEBI:24870
    RANGE permeability
}
PARAMETER { permeability = 1e-7 (cm/s) }
ASSIGNED { v (mV) celsius (degC) zzi (mM) zzo (mM) izz (mA/cm2) }
BREAKPOINT { izz = permeability*nrn_ghk(v, zzi + 0.2, zzo, 3) }
