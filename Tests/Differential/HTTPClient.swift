import Foundation

/// A minimal HTTP/1.1 client: one request per connection, every byte as given.
enum HTTPClient {
    struct Response {
        let status: Int
        /// The headers in order, with lowercased names.
        let headers: [(name: String, value: String)]
        let body: String

        /// The values of a header.
        func values(_ name: String) -> [String] {
            headers.filter { $0.name == name }.map(\.value)
        }
    }

    /// Sends the bytes of a request and reads one response; `nil` if there is none.
    static func ask(port: UInt16, _ request: [UInt8], hasBody: Bool) -> Response? {
        guard let connection = Connection(port: port) else { return nil }
        connection.send(request)
        var received: [UInt8] = []
        let blank = Array("\r\n\r\n".utf8)
        var end: Int?
        while end == nil {
            guard let part = connection.receive() else { break }
            received += part
            end = received.firstRange(of: blank)?.lowerBound
        }
        guard let end else { return nil }
        let lines = String(decoding: received[..<end], as: UTF8.self).split(
            separator: "\r\n", omittingEmptySubsequences: false)
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, let status = Int(words[1]) else { return nil }
        let headers = lines.dropFirst().compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value))
        }
        let length = headers.first { $0.0 == "content-length" }.flatMap { Int($0.1) } ?? 0
        while hasBody && received.count < end + 4 + length {
            guard let part = connection.receive() else { break }
            received += part
        }
        let body = String(decoding: received[(end + 4)...].prefix(length), as: UTF8.self)
        return Response(status: status, headers: headers, body: hasBody ? body : "")
    }
}

/// A TCP connection on loopback, closed with the value.
private final class Connection {
    private let descriptor: Int32

    init?(port: UInt16) {
        let kind = Int32(SOCK_STREAM.rawValue)
        descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { return nil }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        var limit = timeval(tv_sec: 5, tv_usec: 0)
        // SAFETY: the structures live for the calls that read them.
        let isOpen = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe setsockopt(
                descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
            return unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if !isOpen { return nil }
    }

    deinit {
        close(descriptor)
    }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // SAFETY: the pointer is used for one call, while the bytes live.
            let count = unsafe rest.withUnsafeBytes { buffer in
                unsafe Foundation.send(
                    descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return }
            rest = rest.dropFirst(count)
        }
    }

    /// The next bytes, or `nil` at the end or after five seconds.
    func receive() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        // SAFETY: the pointer is used for one call, while the bytes live.
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
        }
        return count > 0 ? Array(bytes[..<count]) : nil
    }
}

/// Ports without a listener.
enum FreePorts {
    static func find(_ count: Int) -> [UInt16] {
        var sockets: [Int32] = []
        var ports: [UInt16] = []
        defer { for socket in sockets { close(socket) } }
        for _ in 0..<count {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            sockets.append(descriptor)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            // SAFETY: the structure lives for the calls that read and write it.
            unsafe withUnsafeMutablePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    _ = unsafe bind(descriptor, $0, length)
                    _ = unsafe getsockname(descriptor, $0, &length)
                }
            }
            ports.append(UInt16(bigEndian: address.sin_port))
        }
        return ports
    }
}
