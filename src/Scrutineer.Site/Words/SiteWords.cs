using System.Collections.Concurrent;
using Scrutineer.Report.Words;

namespace Scrutineer.Site.Words;

/// <summary>The words of the report and of the site in one book.</summary>
public static class SiteWords
{
    private static readonly ConcurrentDictionary<string, Wordbook> Books = new(StringComparer.Ordinal);

    /// <summary>The words of a language; an unknown language gives English.</summary>
    public static Wordbook In(string language) => Books.GetOrAdd(language, static l =>
    {
        var book = Wordbook.In(l);
        foreach (var name in Embedded.Names.Where(n => n.EndsWith($".{book.Language}.json", StringComparison.Ordinal))) book = book.With(Embedded.Bytes(name));
        return book;
    });
}
