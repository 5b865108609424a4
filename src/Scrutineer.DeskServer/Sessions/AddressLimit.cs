using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Scrutineer.DeskServer.Sessions;

/// <summary>How often something may be tried from one address. Kept in memory alone. Safe for several threads.</summary>
/// <param name="clock">The clock.</param>
/// <param name="pause">After so long an address may try once more.</param>
/// <param name="burst">Tries at once.</param>
internal sealed class AddressLimit(TimeProvider clock, TimeSpan pause, int burst)
{
    private const int MostKept = 100_000;
    private readonly ConcurrentDictionary<string, DateTimeOffset> addresses = new(StringComparer.Ordinal);

    /// <summary>True if an address may try now; it counts as a try.</summary>
    public bool MayTry(string address)
    {
        var now = clock.GetUtcNow();
        if (addresses.Count > MostKept)
            foreach (var (key, free) in addresses)
                if (free <= now) addresses.TryRemove(key, out _);
        // When its tries will have been paid off: each costs a pause.
        var owes = addresses.AddOrUpdate(address, now + pause, (_, before) => (before > now ? before : now) + pause);
        if (owes - now <= pause * burst) return true;
        addresses[address] = now + (pause * burst);
        return false;
    }

    /// <summary>What counts as one address: of IPv6 the network, of which a household has one.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
