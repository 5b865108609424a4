using Scrutineer.Verification;

namespace Scrutineer.Published.Output;

/// <summary>A bar on the terminal, on its error stream; nothing where that is a file.</summary>
public sealed class ProgressBar : IProgress<VerifyProgress>
{
    private const int Width = 40;
    private readonly bool isShown = !Console.IsErrorRedirected;
    private long shown = -1;

    public void Report(VerifyProgress value)
    {
        var percent = value.Entries * 100 / long.Max(1, value.Size);
        if (!isShown || percent == shown) return;
        shown = percent;
        var full = (int)(percent * Width / 100);
        Console.Error.Write($"\r[{new string('#', full)}{new string('.', Width - full)}] {value.Entries} of {value.Size} entries");
    }

    public void End()
    {
        if (isShown && shown >= 0) Console.Error.Write($"\r{new string(' ', Width + 60)}\r");
    }
}
