/// What only the running proxy knows of a request.
struct ProxyValues: BitwiseCopyable {
    /// The address of the connection's peer.
    var clientAddress = Bytes.none
    /// The `x-request-id` that the proxy has generated.
    var requestID = Bytes.none
    /// Values of commands, by the text between the percent signs.
    var commands = HeaderLines()
}
