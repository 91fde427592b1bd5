"""A server of pictures with the manners of the worst: the tests of fetching talk to it.

Prints one line of JSON with its addresses, and ends when its standard input does. What a path does stands at the
method of its name; the rest of the path keeps the counts of tests apart. `/count/…` tells how often `/…` was asked.
"""
import gzip, json, os, ssl, socket, struct, subprocess, sys, tempfile, threading, time, zlib
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit


def picture(width=24, height=16, color=b"\x8a\x2a\x2a"):
    """A PNG of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + color * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


PICTURE = picture()
PAGE = "<!DOCTYPE html><html><title>404</title><p>找不到".encode()
counts, lock, most = Counter(), threading.Lock(), Counter()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        with lock:
            counts[self.path] += 1
            self.number = counts[self.path]
        self.url = urlsplit(self.path)
        self.parts = [unquote(part) for part in self.url.path.strip("/").split("/")]
        self.query = {key: values[0] for key, values in parse_qs(self.url.query).items()}
        try:
            getattr(self, "get_" + self.parts[0].split(".")[0], self.get_status)()
        except (BrokenPipeError, ConnectionResetError, ssl.SSLError):
            self.close_connection = True

    def answer(self, body=PICTURE, status=200, length=None, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    # Pictures, and what is none

    def get_ok(self):
        self.answer(Content_Type="image/png")

    def get_color(self):
        self.answer(picture(color=bytes.fromhex(self.parts[1])), Content_Type="image/png")

    def get_lie(self):
        self.answer(PAGE, Content_Type="image/jpeg")

    def get_shy(self):
        self.answer(Content_Type="text/html")

    def get_status(self):
        status = int(self.parts[1]) if self.parts[0] == "status" else 404
        self.answer(PAGE, status, Content_Type="text/html")

    def get_path(self):
        right = self.parts[1] == "河 口"
        self.answer(status=200 if right and self.query.get("q") == "秋" else 404)

    # Where it is

    def get_to(self):
        self.answer(b"", int(self.query.get("status", 302)), Location=self.query["url"])

    def get_loop(self):
        self.answer(b"", 302, Location="/loop/%d/%s" % (int(self.parts[1]) + 1, self.parts[2]))

    def get_hops(self):
        left = int(self.parts[1])
        if left == 0:
            return self.answer()
        self.answer(b"", 301, Location="%d" % (left - 1))

    # Patience

    def get_silent(self):
        time.sleep(20)

    def get_stuck(self):
        self.answer(PICTURE[:20], length=len(PICTURE))
        self.wfile.flush()
        time.sleep(20)

    def get_slow(self):
        self.answer(b"", length=len(PICTURE))
        for byte in PICTURE:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.002)

    def get_busy(self):
        """Tells by /most how many were here at once."""
        with lock:
            counts["now"] += 1
            most["busy"] = max(most["busy"], counts["now"])
        time.sleep(0.05)
        with lock:
            counts["now"] -= 1
        self.answer(picture(color=struct.pack(">I", int(self.parts[1]))[1:]))

    def get_most(self):
        self.answer(str(most["busy"]).encode())

    # Amounts

    def get_short(self):
        self.answer(PICTURE[:40], length=len(PICTURE))
        self.close_connection = True

    def get_long(self):
        self.answer(PICTURE, length=40)
        self.close_connection = True

    def get_announced(self):
        self.answer(PICTURE, length=1 << 40)
        self.close_connection = True

    def get_endless(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        block = b"10000\r\n" + bytes(1 << 16) + b"\r\n"
        while True:
            self.wfile.write(block)

    def get_bomb(self):
        self.answer(gzip.compress(bytes(16 << 20), 9), Content_Encoding="gzip")

    def get_packed(self):
        self.answer(gzip.compress(PICTURE), Content_Encoding="gzip")

    def get_badly(self):
        self.answer(b"\x1f\x8b" + bytes(40), Content_Encoding="gzip")

    # Manners

    def get_flaky(self):
        """Fails with a status for a number of times, then is well."""
        if self.number > int(self.parts[2]):
            return self.answer()
        headers = {"Retry_After": self.query["after"]} if "after" in self.query else {}
        self.answer(b"", int(self.parts[1]), **headers)

    def get_drops(self):
        """Closes the connection for a number of times, then is well."""
        if self.number > int(self.parts[1]):
            return self.answer()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def get_referer(self):
        """Only for a page of a site: ?site=…"""
        is_right = (self.headers.get("Referer") or "").startswith(self.query["site"])
        self.answer(*((PICTURE, 200) if is_right else (PAGE, 403)))

    def get_own(self):
        """Only for pages of the same server."""
        is_right = self.headers.get("Referer") == "http://%s/" % self.headers["Host"]
        self.answer(*((PICTURE, 200) if is_right else (PAGE, 403)))

    def get_cookie(self):
        if self.headers.get("Cookie"):
            return self.answer(PAGE, 400)
        self.answer(picture(color=bytes([self.number] * 3)), Set_Cookie="taste=sweet; Path=/")

    def get_agent(self):
        self.answer(status=200 if self.headers["User-Agent"] == "Bifolium/test" else 403)

    # Copies

    def get_tagged(self):
        headers = {"ETag": '"one"', "Cache_Control": self.query.get("control", "max-age=0")}
        if self.headers.get("If-None-Match") == '"one"':
            return self.answer(b"", 304, **headers)
        self.answer(**headers)

    def get_dated(self):
        date = "Wed, 20 Mar 2024 08:00:00 GMT"
        if self.headers.get("If-Modified-Since") == date:
            return self.answer(b"", 304)
        self.answer(Last_Modified=date)

    def get_once(self):
        self.answer(*((PICTURE, 200) if self.number == 1 else (PAGE, int(self.parts[1]))))

    def get_count(self):
        path = "/" + self.path.split("/", 2)[2]
        self.answer(str(counts[path]).encode())


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        pass


class ServerV6(Server):
    address_family = socket.AF_INET6


def start(kind, host, context=None):
    try:
        server = kind((host, 0), Handler)
    except OSError:
        return None
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def certificate(folder):
    """A certificate for localhost that nobody has signed; None where there is no openssl."""
    file, key = os.path.join(folder, "certificate.pem"), os.path.join(folder, "key.pem")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
               "-addext", "subjectAltName=DNS:localhost", "-out", file, "-keyout", key]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None, None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file, key)
    return file, context


with tempfile.TemporaryDirectory() as folder:
    file, context = certificate(folder)
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))  # taken, and nobody listens
    print(json.dumps({
        "http": start(Server, "127.0.0.1"), "ipv6": start(ServerV6, "::1"),
        "https": start(Server, "127.0.0.1", context) if context else None,
        "certificate": file, "closed": closed.getsockname()[1]}), flush=True)
    sys.stdin.read()
