namespace Scrutineer.Web.Hooks;

/// <summary>Somebody who is told of each new version.</summary>
/// <param name="Url">Where to: https, or http on this machine.</param>
/// <param name="Secret">Shared with the receiver; signs what is sent.</param>
public sealed record Webhook(Uri Url, string Secret)
{
    /// <summary>Shorter secrets can be guessed.</summary>
    public const int ShortestSecret = 16;

    /// <summary>True for https, and for http on this machine. Nothing else is ever called.</summary>
    public static bool MayCall(Uri url) =>
        url.IsAbsoluteUri && url.UserInfo.Length == 0 && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
