using System.Net;
using System.Net.Sockets;

namespace ScalingLab.Testing;

/// <summary>An HTTP server on the loopback interface with files in memory.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _requests = [];

    public FileServer()
    {
        // A port that was free a moment ago.
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
        probe.Stop();
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Address { get; }

    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Files of which the server sends only so many bytes, and then breaks off.</summary>
    public Dictionary<string, int> BrokenOff { get; } = [];

    public IReadOnlyList<string> Requests => _requests;

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            string name = context.Request.Url!.AbsolutePath.TrimStart('/');
            _requests.Add(name);
            if (!Files.TryGetValue(name, out byte[]? content))
            {
                context.Response.StatusCode = 404;
                context.Response.Close();
                continue;
            }

            context.Response.ContentLength64 = content.Length;
            int sent = BrokenOff.GetValueOrDefault(name, content.Length);
            await context.Response.OutputStream.WriteAsync(content.AsMemory(0, sent));
            if (sent < content.Length) context.Response.Abort();
            else context.Response.Close();
        }
    }
}
