using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Scrutineer.Web.Serving;

/// <summary>How much one reader may ask. A reader is an address; of IPv6 the network of one subscriber.</summary>
internal sealed class Readers(SiteOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(reader =>
        RateLimitPartition.GetTokenBucketLimiter(reader, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = int.Max(1, options.RequestsPerSecond / 5),
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(200),
            QueueLimit = 0,
        }));

    /// <summary>False: this request is one too many.</summary>
    public bool Admit(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(Of(context));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private IPAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        // Only a proxy on this machine is believed, and only what it has added itself, which is the last.
        if (options.BehindProxy && IPAddress.IsLoopback(address) && context.Request.Headers["X-Forwarded-For"] is [.., { Length: < 500 } forwarded]
            && IPAddress.TryParse(forwarded.Split(',')[^1].Trim(), out var told)) address = told;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
