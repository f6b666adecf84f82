import Foundation

/// Ports of this machine.
enum Loopback {
    /// Waits for a program to listen on a port.
    static func waitForListener(_ port: Int) throws {
        for _ in 0..<600 {
            if isListening(port) { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw ChildProcess.ProcessError(description: "Envoy does not start")
    }

    private static func isListening(_ port: Int) -> Bool {
        unsafe withSocket(port) { socket, address, length in
            unsafe connect(socket, address, length) == 0
        }
    }

    /// Returns an unused port.
    static func freePort() -> Int {
        for _ in 0..<1_000 {
            let port = Int.random(in: 20_000..<32_000)
            let isFree = unsafe withSocket(port) { socket, address, length in
                unsafe bind(socket, address, length) == 0
            }
            if isFree { return port }
        }
        return 0
    }

    private static func withSocket(
        _ port: Int, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool,
    ) -> Bool {
        let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(handle) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return unsafe withUnsafePointer(to: &address) { pointer in
            // SAFETY: every socket address begins like `sockaddr`, and C passes them that way.
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe body(handle, address, length)
            }
        }
    }
}
