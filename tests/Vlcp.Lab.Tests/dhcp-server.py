"""A DHCP server with one lease, enough to try a client: dhcp-server.py DEVICE ADDRESS. Prints what it is asked."""
import ipaddress
import socket
import struct
import sys

DISCOVER, OFFER, REQUEST, ACK, RELEASE = 1, 2, 3, 5, 7
NAMES = {DISCOVER: "discover", REQUEST: "request", RELEASE: "release"}
COOKIE = b"\x63\x82\x53\x63"


def octets(address):
    return ipaddress.IPv4Address(address).packed


def options(packet):
    found, at = {}, 240
    while at < len(packet) and packet[at] != 255:
        if packet[at] == 0:
            at += 1
            continue
        length = packet[at + 1]
        found[packet[at]] = packet[at + 2:at + 2 + length]
        at += 2 + length
    return found


def answer(request, kind, address):
    server = octets("192.168.1.1")
    header = struct.pack("!BBBB4sHH", 2, 1, 6, 0, request[4:8], 0, 0x8000)
    header += bytes(4) + octets(address) + server + bytes(4) + request[28:44] + bytes(192) + COOKIE
    chosen = {
        53: bytes([kind]), 54: server, 51: struct.pack("!I", 3600), 1: octets("255.255.255.0"), 3: octets("192.168.1.9"),
        26: struct.pack("!H", 1400), 121: bytes([24, 10, 1, 2, 192, 168, 1, 1, 0, 192, 168, 1, 1]),
    }
    return header + b"".join(bytes([code, len(value)]) + value for code, value in chosen.items()) + b"\xff"


device, address = sys.argv[1:]
link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
link.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
link.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, device.encode())
link.bind(("", 67))
print("listening", flush=True)
while True:
    packet = link.recv(2048)
    kind = options(packet)[53][0]
    print(NAMES.get(kind, kind), flush=True)
    if kind in (DISCOVER, REQUEST):
        link.sendto(answer(packet, OFFER if kind == DISCOVER else ACK, address), ("255.255.255.255", 68))
