namespace Scrutineer.Web;

/// <summary>A process that does nothing but serve a site.</summary>
public static class SiteProcess
{
    /// <summary>
    /// Lets the threads that hear of a request answer it themselves, which takes about a third less processor time. To be called before anything opens a
    /// connection, and only where nothing blocks on one: whatever takes long in a site is made on other threads.
    /// </summary>
    public static void Prepare() => Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
}
