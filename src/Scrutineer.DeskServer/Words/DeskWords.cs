using System.Collections.Concurrent;
using Scrutineer.Law;
using Scrutineer.Report.Words;

namespace Scrutineer.DeskServer.Words;

/// <summary>The words of the report and of the desk in one book, and a sentence for each code of a refusal.</summary>
internal static class DeskWords
{
    private static readonly ConcurrentDictionary<string, Wordbook> Books = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Wordbook> Sentences = new(StringComparer.Ordinal);

    /// <summary>The words of a language; an unknown language gives English.</summary>
    public static Wordbook In(string language) => Books.GetOrAdd(language, static l =>
    {
        var book = Wordbook.In(l);
        foreach (var name in Embedded.Names.Where(n => IsBookOf(n, book.Language) && !IsOfRefusals(n))) book = book.With(Embedded.Bytes(name));
        return book;
    });

    /// <summary>What a clerk is told of a refusal: the sentence of its code, else the English message.</summary>
    public static string Refusal(string language, Refusal refusal) => OfCode(language, refusal.Code) ?? refusal.Message;

    /// <summary>The sentence of a code; null: there is none.</summary>
    public static string? OfCode(string language, string code)
    {
        var book = Sentences.GetOrAdd(language, static l =>
        {
            var book = Wordbook.In(l);
            return book.With(Embedded.Bytes($"desk.refusals.{book.Language}.json"));
        });
        return book.Has(code) ? book[code] : null;
    }

    private static bool IsBookOf(string name, string language) => name.StartsWith("desk.", StringComparison.Ordinal) && name.EndsWith($".{language}.json", StringComparison.Ordinal);

    private static bool IsOfRefusals(string name) => name.StartsWith("desk.refusals.", StringComparison.Ordinal);
}
