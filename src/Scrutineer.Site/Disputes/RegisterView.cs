using Scrutineer.Site.Files;

namespace Scrutineer.Site.Disputes;

/// <summary>Some of the cases: those of a forum, with a ground, of a kind of complainant, at a stage, in time or not, or in one of the units directly below the country.</summary>
/// <param name="Family">Of what: all, status, limit, stage, forum, ground, kind, unit.</param>
/// <param name="Code">Which one.</param>
internal sealed record RegisterView(string Family, string Code)
{
    /// <summary>The view of all cases.</summary>
    public static RegisterView All { get; } = new("all", "");

    /// <summary>Name of its page.</summary>
    public string Name => Family switch
    {
        "all" => "all",
        "unit" => $"unit-{PathCode.Of(Code)}",
        // It was a status before cases in time were a view too, and addresses stay.
        "limit" => $"status-{Code}",
        _ => $"{Family}-{Code}",
    };
}
