// Only what a proxy names: `import Fairlead` is enough to decide requests and to carry the
// decisions out, and leaves names such as `Request`, `Route` and `Service` to the proxy.

@_exported public import struct DecisionTree.FaultEffect
@_exported public import struct DecisionTree.HeaderOperation
@_exported public import struct DecisionTree.HeaderOperations
@_exported public import struct DecisionTree.HeaderPointers
@_exported public import struct DecisionTree.HeaderRange
@_exported public import struct DecisionTree.MirrorList
@_exported public import struct DecisionTree.RequestEffect
@_exported public import struct DecisionTree.RequestView
@_exported public import struct DecisionTree.ResponseView
@_exported public import struct DecisionTree.RetryEffect
@_exported public import enum DecisionTree.WriteResult
@_exported public import struct IstioConfig.Configuration
@_exported public import struct IstioConfig.Diagnostic
@_exported public import struct IstioConfig.VirtualService
@_exported public import struct IstioLinking.Linker
@_exported public import struct IstioLinking.LinkingLimits
@_exported public import struct Routing.Decision
@_exported public import struct Routing.FractionalPercent
@_exported public import struct Routing.Proxy
