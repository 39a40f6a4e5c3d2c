#!/bin/sh
# Called by dhclient(8), see dhclient-script(8). Sets only address, MTU and routes of the interface: the distribution's script
# would also write /etc/resolv.conf, which belongs to the machine and not to this endpoint.

add_classless_routes() {
    # RFC 3442: prefix length, the significant octets of the destination, the four octets of the router; and again.
    while [ $# -ge 5 ]; do
        length=$1
        shift
        destination=
        octets=0
        while [ $octets -lt 4 ]; do
            if [ $((octets * 8)) -lt "$length" ]; then
                destination=$destination${destination:+.}$1
                shift
            else
                destination=$destination${destination:+.}0
            fi
            octets=$((octets + 1))
        done
        router=$1.$2.$3.$4
        shift 4
        if [ "$router" = 0.0.0.0 ]; then
            ip -4 route replace "$destination/$length" dev "$interface"
        else
            ip -4 route replace "$destination/$length" via "$router" dev "$interface" onlink
        fi
    done
}

bind() {
    if [ -n "$old_ip_address" ] && [ "$old_ip_address" != "$new_ip_address" ]; then
        ip -4 addr flush dev "$interface"
    fi
    ip link set dev "$interface" up ${new_interface_mtu:+mtu "$new_interface_mtu"}
    ip -4 addr replace "$new_ip_address/${new_subnet_mask:-32}" ${new_broadcast_address:+broadcast "$new_broadcast_address"} \
        dev "$interface"
    if [ -n "$new_rfc3442_classless_static_routes" ]; then
        # A client that got classless routes must ignore the router option (RFC 3442).
        # shellcheck disable=SC2086
        add_classless_routes $new_rfc3442_classless_static_routes
    else
        for router in $new_routers; do
            ip -4 route replace default via "$router" dev "$interface" onlink
            break
        done
    fi
}

case "$reason" in
    PREINIT) ip link set dev "$interface" up ;;
    BOUND | RENEW | REBIND | REBOOT) bind ;;
    EXPIRE | FAIL | RELEASE | STOP) ip -4 addr flush dev "$interface" ;;
    TIMEOUT) exit 1 ;;
esac
exit 0
