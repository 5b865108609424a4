namespace Scrutineer.Elections.Entries;

/// <summary>The signed text of a note (C2SP signed-note): everything before the last empty line. Signatures are checked elsewhere.</summary>
internal static class NoteText
{
    /// <summary>The lines of the text without their line feeds; null: this is not a signed note.</summary>
    public static string[]? Lines(string note)
    {
        var cut = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        return cut < 0 ? null : note[..cut].Split('\n');
    }
}
