using System.Collections.Immutable;
using Scrutineer.Desk.Paper;
using Scrutineer.Desk.Typing;
using Scrutineer.Elections.Entries;

namespace Scrutineer.DeskServer.Documents;

/// <summary>A correction of a protocol, as the record has it.</summary>
/// <param name="Index">Its entry.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Replaced">Index of the entry that it replaces.</param>
/// <param name="Was">The protocol before.</param>
/// <param name="Now">The protocol from now on.</param>
/// <param name="TypedBy">Keys of those who typed it.</param>
internal sealed record Corrigendum(long Index, Entry Entry, long Replaced, ProtocolForm Was, ProtocolForm Now, ImmutableArray<string> TypedBy)
{
    private string Said => ((ProtocolCorrected)Entry.Data).Reason;

    /// <summary>Code of the reason; empty: it has none.</summary>
    public string Code => Said.Split(": ", 2) is [var code, _] && CorrectionReasons.All.Contains(code) ? code : "";

    /// <summary>The reason in words.</summary>
    public string Reason => Code.Length > 0 ? Said[(Code.Length + 2)..] : Said;

    /// <summary>The fields that are not what they were.</summary>
    public IEnumerable<Field> Changed(IEnumerable<Field> fields) => fields.Where(f => Of(Was, f) != Of(Now, f));

    /// <summary>A number of a protocol; null: blank.</summary>
    public static long? Of(ProtocolForm form, Field field) => field.IsList ? form.Votes[field.Place - form.Lines.Length] : form.Lines[field.Place];

    /// <summary>The corrections of a unit in a channel, the newest first.</summary>
    public static ImmutableArray<Corrigendum> Of(ImmutableArray<(long Index, Entry Entry)> history, string channel)
    {
        var (found, last) = (new Stack<Corrigendum>(), ((long Index, ProtocolForm Form)?)null);
        foreach (var (index, entry) in history)
        {
            if (entry.Data is not UnitEntry of || of.Channel != channel) continue;
            if (of is ProtocolCorrected corrected && last is { } before) found.Push(new Corrigendum(index, entry, before.Index, before.Form, corrected.Protocol, []));
            if (of is ProtocolEntered entered && found.TryPeek(out var newest) && newest.Index == last?.Index) found.Push(found.Pop() with { TypedBy = entered.By });
            if (FormOf(of) is { } form) last = (index, form);
        }

        return [.. found];
    }

    /// <summary>The figures that an entry brings; null: it brings none.</summary>
    private static ProtocolForm? FormOf(UnitEntry entry) => entry switch
    {
        ProtocolReported e => e.Protocol,
        ProtocolCorrected e => e.Protocol,
        ProtocolRepeated e => e.Protocol,
        _ => null,
    };
}
