using Scrutineer.Site.Editions;
using Scrutineer.Site.Pages;

namespace Scrutineer.Site.Files;

/// <summary>Where a page of a version can be found: a site is served at the origin of its log (c2sp.org/tlog-checkpoint: an origin is an address without a scheme).</summary>
internal static class Address
{
    public static string Of(Edition edition, string language, string path) => $"https://{edition.Record.Origin}/v/{Frame.Plain(edition.Number)}/{language}/{path}";
}
