// What a proxy links; `.ci/linkage` inspects the linked program.
import Fairlead

print(LiveRules.self)
