// What a proxy links; `.ci/linkage` looks at the program that the linker makes of it.
import Fairlead

print(LiveRules.self)
