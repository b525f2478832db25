<?php
// Router of php -S. Puts the addresses of Wikimedia over MediaWiki, logs every request for the tests, and lets a test
// mark its own requests and throw switches that hold for them alone:
//   /w/api.php, /wiki/Title                      as on Wikimedia
//   /t/<token>/w/api.php                         the same, logged under <token>
//   /t/<token>;maxResultSize=9000;lag=12/w/...   with switches (see LocalSettings.append.php)
//   /log?token=<token>                           the log of a token as JSON lines
$uri = $_SERVER['REQUEST_URI'];
$token = '';
$switches = [];
if ( preg_match( '~^/t/([A-Za-z0-9_-]*)((?:;[A-Za-z]+=[^/;]*)*)(/.*)$~', $uri, $m ) ) {
	$token = $m[1];
	foreach ( array_filter( explode( ';', $m[2] ) ) as $switch ) {
		[ $name, $value ] = explode( '=', $switch, 2 );
		$switches[$name] = rawurldecode( $value );
	}
	$uri = $m[3];
	$_SERVER['REQUEST_URI'] = $uri;
}
$_SERVER['LC_SWITCHES'] = $switches;
$path = parse_url( $uri, PHP_URL_PATH ) ?: '/';
$log = dirname( $_SERVER['DOCUMENT_ROOT'] ) . '/access.jsonl';

if ( $path === '/log' ) {
	header( 'Content-Type: application/jsonl; charset=utf-8' );
	foreach ( is_file( $log ) ? file( $log ) : [] as $line ) {
		if ( json_decode( $line, true )['token'] === ( $_GET['token'] ?? '' ) ) {
			echo $line;
		}
	}
	return true;
}
file_put_contents( $log, json_encode( [
	'token' => $token, 'time' => microtime( true ), 'method' => $_SERVER['REQUEST_METHOD'], 'path' => $path,
	'params' => (object)( $_GET + $_POST ), 'agent' => $_SERVER['HTTP_USER_AGENT'] ?? '',
], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE ) . "\n", FILE_APPEND | LOCK_EX );

$script = str_starts_with( $path, '/wiki/' ) ? '/w/index.php' : $path;
if ( preg_match( '~^/w/(api|index|thumb)\.php$~', $script ) ) {
	$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $script;
	$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $script;
	unset( $_SERVER['PATH_INFO'] );
	chdir( $_SERVER['DOCUMENT_ROOT'] . '/w' );
	require $_SERVER['SCRIPT_FILENAME'];
	return true;
}
return false;
