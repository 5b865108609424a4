using System.Collections.Immutable;

namespace Scrutineer.Law;

/// <summary>
/// An expected "no": a value, not an exception. The code is stable and is what programs and translations key on;
/// the message is one plain English sentence that says what is wrong and what to do.
/// </summary>
/// <param name="Code">Stable code in kebab case, for example <c>law-unknown-table</c>. Listed in docs/reference/refusals.md.</param>
/// <param name="Message">One sentence.</param>
/// <param name="File">The file that is wrong, if there is one.</param>
/// <param name="Line">The line in that file, counted from 1.</param>
/// <param name="Path">The place inside a JSON document, for example <c>$.steps[1].among</c>.</param>
public sealed record Refusal(string Code, string Message, string? File = null, int? Line = null, string? Path = null)
{
    /// <summary>The values named in the message, for translations.</summary>
    public ImmutableDictionary<string, string> Data { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The same refusal, placed in a file. A place that is already known is kept.</summary>
    public Refusal In(string file) => File is null ? this with { File = file } : this;

    /// <summary><c>file:line: message</c>, as compilers print it.</summary>
    public override string ToString()
    {
        var place = File is null ? "" : Line is null ? $"{File}: " : $"{File}:{Line}: ";
        var path = Path is null ? "" : $" (at {Path})";
        return $"{place}{Message}{path}";
    }
}
