using Microsoft.Extensions.Primitives;

namespace Scrutineer.Web.Serving;

/// <summary>How long an answer may be kept.</summary>
internal static class Caching
{
    /// <summary>The address names its content.</summary>
    public static readonly StringValues ForEver = "public, max-age=31536000, immutable";

    /// <summary>A page of the latest version: a store between us and many readers asks once a second.</summary>
    public static readonly StringValues Live = "public, max-age=1, stale-while-revalidate=30";

    /// <summary>The pointers of the record.</summary>
    public static readonly StringValues Pointer = "public, max-age=1";

    public static readonly StringValues Never = "no-store";
}
