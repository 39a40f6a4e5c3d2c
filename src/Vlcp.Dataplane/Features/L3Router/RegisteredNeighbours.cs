using Microsoft.Extensions.Logging;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using Vlcp.Storage;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Holds answers to ARP requests against what the store says, so that nobody answers for the address of a logical port.</summary>
internal sealed class RegisteredNeighbours(ObjectDatabase database, ILogger logger)
{
    /// <summary>Whether a station may have an address in a network: it is its own, or no logical port's. Without the store all may.</summary>
    public async Task<bool> MayHaveAsync(string networkKey, Ipv4Address address, MacAddress station)
    {
        try
        {
            var owner = await database.WalkAsync(reader => reader.Find<LogicalPort>(LogicalPort.IpAddressIndex, networkKey, address.ToString()));
            if (owner?.MacAddress is { } mac && mac != station)
            {
                logger.LogWarning("{Station} answers for {Address} in {Network}, which is the address of port {Port}; it is ignored", station, address, networkKey, owner.Id);
                return false;
            }
        }
        catch (StoreException failure)
        {
            logger.LogDebug("An ARP answer for {Address} is believed unseen: {Reason}", address, failure.Message);
        }

        return true;
    }
}
