using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Scrutineer.Web.Hooks;

/// <summary>
/// Signs what a webhook gets: HMAC-SHA256 with the secret over the time in seconds, a full stop and the body. A receiver takes only a time of the last
/// five minutes and a version that it has not had, so that a message sent again by somebody else does nothing.
/// </summary>
public static class WebhookSignature
{
    /// <summary>Name of the header.</summary>
    public const string Header = "Scrutineer-Signature";

    /// <summary><c>t=SECONDS,v1=HEX</c>.</summary>
    public static string Of(string secret, long seconds, ReadOnlySpan<byte> body)
    {
        var time = seconds.ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }
}
