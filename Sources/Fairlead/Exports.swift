// A proxy imports this module alone: what its calls take and give comes with it.
@_exported public import DecisionTree
@_exported public import IstioConfig
@_exported public import IstioLinking
@_exported public import Routing
