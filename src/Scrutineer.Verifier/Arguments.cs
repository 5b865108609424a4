using System.Globalization;

namespace Scrutineer.Verifier;

/// <summary>The command line.</summary>
/// <param name="Place">Where the record lies.</param>
internal sealed record Arguments(string Place)
{
    public const string Usage =
        """
        scrutineer-verify DIR|URL|ZIP [--policy FILE] [--remember FILE] [--at N] [--json]

        Verifies a published record by the steps V1 to V15.

          --policy FILE     the policy that you trust: entry 0 must have the same
          --remember FILE   the checkpoint verified last: read, and replaced after success
          --at N            figures of the first N entries; the record is verified as a whole
          --json            the report as JSON

        Ends with 0 if the record is verified, 1 if it is not, 2 if it could not be read.
        """;

    public string? Policy { get; private init; }

    public string? Remember { get; private init; }

    public long? At { get; private init; }

    public bool IsJson { get; private init; }

    /// <summary>Reads the command line; null: it is not as it should be.</summary>
    public static Arguments? Read(string[] args)
    {
        var read = new Arguments("");
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--json" when !read.IsJson: read = read with { IsJson = true }; continue;
                case "--policy" when value is not null && read.Policy is null: read = read with { Policy = value }; break;
                case "--remember" when value is not null && read.Remember is null: read = read with { Remember = value }; break;
                case "--at" when read.At is null && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at): read = read with { At = at }; break;
                case var place when !place.StartsWith('-') && read.Place.Length == 0: read = read with { Place = place }; continue;
                default: return null;
            }

            i++;
        }

        return read.Place.Length > 0 ? read : null;
    }
}
