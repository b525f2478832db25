<?php
// Appended to what install.php wrote: a wiki on loopback, for tests only, that answers in the shape of Commons.
$wgServer = getenv( 'LC_SERVER' ) ?: $wgServer;
$wgArticlePath = '/wiki/$1';
$wgEnableUploads = true;
$wgUploadDirectory = dirname( MW_CONFIG_FILE ) . '/images';
$wgUploadPath = '/images';
$wgCacheDirectory = dirname( MW_CONFIG_FILE ) . '/cache';
$wgStrictFileExtensions = false;
$wgUseImageMagick = false;            // thumbnails by php-gd
$wgMainCacheType = CACHE_NONE;        // core keeps extmetadata by SHA-1 for 30 days otherwise
$wgParserCacheType = CACHE_NONE;
$wgSessionCacheType = CACHE_DB;
$wgLocalisationCacheConf['store'] = 'files';
$wgJobRunRate = 0;                    // jobs only when the seeding runs them
$wgRateLimits = [];
// The switch second: another wiki, without files of its own, that shows those of this one, as a Wikipedia shows those of
// Commons. Its database is a copy of the empty one.
if ( isset( $_SERVER['LC_SWITCHES']['second'] ) ) {
	$wgDBname = 'second';
	$wgForeignFileRepos[] = [
		'class' => ForeignAPIRepo::class, 'name' => 'shared', 'apibase' => "$wgServer/w/api.php", 'hashLevels' => 2,
		'directory' => "$wgUploadDirectory/second", 'apiThumbCacheExpiry' => 0, 'apiMetadataExpiry' => 0,
	];
}
$wgEnableEmail = false;
$wgShowExceptionDetails = true;
$wgDBservers = [ [                    // no fsync: a third of the seeding time
	'type' => 'sqlite', 'dbname' => $wgDBname, 'tablePrefix' => '', 'host' => '', 'user' => '', 'password' => '',
	'dbDirectory' => $wgSQLiteDataDir, 'variables' => [ 'synchronous' => 'OFF' ],
	'trxMode' => 'IMMEDIATE', 'flags' => 0, 'load' => 1,
] ];
$wgObjectCaches[CACHE_DB]['server']['variables']['synchronous'] = 'OFF';
$wgJobTypeConf['default']['server']['variables']['synchronous'] = 'OFF';

// Switches of one request, from its address (router.php): lag (seconds, for maxlag=), maxResultSize (bytes, makes the
// API continue its answers).
$lcSwitches = $_SERVER['LC_SWITCHES'] ?? [];
$wgHooks['ApiMaxLagInfo'][] = static function ( &$info ) use ( $lcSwitches ) {
	if ( isset( $lcSwitches['lag'] ) ) {
		$info = [ 'host' => 'db1', 'lag' => (float)$lcSwitches['lag'], 'type' => 'db' ];
	}
};
if ( isset( $lcSwitches['maxResultSize'] ) ) {
	$wgAPIMaxResultSize = (int)$lcSwitches['maxResultSize'];
}

// extmetadata as Commons gives it, taken from the file page itself:
//   <pre class="extmetadata">{"LicenseShortName": {"value": "CC BY 4.0", "source": "commons-desc-page"}, ...}</pre>
// Seeding writes "<" as \u003C, so that the block cannot end early.
$wgHooks['GetExtendedMetadata'][] = static function ( &$meta, $file, $context, $single, &$maxCache ) {
	$services = MediaWiki\MediaWikiServices::getInstance();
	$content = $services->getWikiPageFactory()->newFromTitle( $file->getTitle() )->getContent();
	if ( !$content instanceof TextContent
		|| !preg_match( '~<pre class="extmetadata">(.*?)</pre>~s', $content->getText(), $m )
	) {
		return;
	}
	$given = json_decode( $m[1], true );
	if ( !is_array( $given ) ) {
		throw new MWException( 'extmetadata block of ' . $file->getName() . ': ' . json_last_error_msg() );
	}
	$meta = array_merge( $meta, $given );
};

// Structured data in the shape of Wikibase, taken from pages in the same way: <pre class="entity">{"statements": {...}}</pre>
// on the file page (ids "M" and the page's number) or on the page "Item Q..." (ids "Q..."). The switch noEntities takes the
// module away, as on a wiki without Wikibase.
if ( !isset( $lcSwitches['noEntities'] ) ) {
	$wgAPIModules['wbgetentities'] = LcApiGetEntities::class;
}
class LcApiGetEntities extends ApiBase {
	public function execute() {
		$services = MediaWiki\MediaWikiServices::getInstance();
		$out = [];
		foreach ( $this->extractRequestParams()['ids'] as $id ) {
			if ( !preg_match( '/^([MQ])([1-9]\d*)$/', $id, $m ) ) {
				$this->dieWithError( [ 'apierror-badparameter', 'ids' ], 'no-such-entity' );
			}
			$title = $m[1] === 'M' ? Title::newFromID( (int)$m[2] ) : Title::newFromText( "Item $id" );
			$content = $title ? $services->getWikiPageFactory()->newFromTitle( $title )->getContent() : null;
			$text = $content instanceof TextContent ? $content->getText() : '';
			$out[$id] = preg_match( '~<pre class="entity">(.*?)</pre>~s', $text, $found )
				? [ 'id' => $id, 'lastrevid' => $title->getLatestRevID() ] + json_decode( $found[1], true )
				: [ 'id' => $id, 'missing' => '' ];
		}
		$this->getResult()->addValue( null, 'entities', $out );
		$this->getResult()->addValue( null, 'success', 1 );
	}

	protected function getAllowedParams() {
		return [ 'ids' => [ ApiBase::PARAM_ISMULTI => true, ApiBase::PARAM_REQUIRED => true ],
			'props' => [ ApiBase::PARAM_ISMULTI => true ] ];
	}
}
