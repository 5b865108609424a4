using System.Collections.Immutable;
using System.Text;

namespace Scrutineer.Interchange.Csv;

/// <summary>How a CSV file is written.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="Encoding">Of the bytes; a byte order mark wins over it.</param>
/// <param name="Thousands">Characters that may stand between groups of digits.</param>
/// <param name="Decimal">The decimal point: counts may carry a fraction of zeros (<c>1400.0</c>).</param>
/// <param name="Blanks">Texts that mean "not given", besides the empty one.</param>
public sealed record CsvStyle(char Delimiter, Encoding Encoding, string Thousands, char? Decimal, ImmutableArray<string> Blanks)
{
    /// <summary>Comma, strict UTF-8, plain digits: the style of election folders.</summary>
    public static CsvStyle Folder { get; } = new(',', Strict(Encoding.UTF8), "", null, []);

    /// <summary>The encoding, made to fail on bytes that it does not have.</summary>
    public static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    /// <summary>Finds an encoding by its common name, or null.</summary>
    public static Encoding? Find(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Strict(Encoding.GetEncoding(name));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
