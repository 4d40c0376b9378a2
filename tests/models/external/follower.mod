: Uses the GLOBAL of another mechanism
NEURON { SUFFIX follower EXTERNAL level_leader RANGE twice }
ASSIGNED { level_leader twice v (mV) }
INITIAL { twice = 2*level_leader }
BREAKPOINT { twice = 2*level_leader }
FUNCTION raise(by) { level_leader = level_leader + by  raise = level_leader }
